"""What happens to jobs, as the audit trail calls it."""

JOB_BEGUN = "job_begun"
JOB_DONE = "job_done"
JOB_CANCEL_ASKED = "job_cancel_asked"
JOB_CANCELLED = "job_cancelled"
JOB_REFUSED = "job_refused"
