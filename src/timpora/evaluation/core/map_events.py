"""What the audit trail calls the acts on the map; none of them is about a person."""

MAP_COUNTED = "map_counted"
BOUNDARIES_DRAWN = "boundaries_drawn"
BOUNDARIES_REMOVED = "boundaries_removed"
