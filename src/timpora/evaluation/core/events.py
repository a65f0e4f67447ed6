"""What evaluation writes in the audit trail: that figures were read or worked out, of which days; none of it is about a person."""

FIGURES_READ = "figures_read"
FIGURES_KEPT = "figures_kept"
REPORT_MADE = "monthly_report_made"
REPORT_TAKEN = "monthly_report_taken"
