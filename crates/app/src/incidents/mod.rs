//! Incidents: what happened, once, worked out from reports, links and people's judgements.

mod report_facts;

pub(crate) use report_facts::report_facts;
