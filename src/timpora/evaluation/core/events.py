"""What evaluation writes in the audit trail: that figures were read, for which days, and whether small counts were hidden."""

FIGURES_READ = "figures_read"
