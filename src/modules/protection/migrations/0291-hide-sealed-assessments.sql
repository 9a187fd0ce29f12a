-- Why: whoever began an assessment was refused while a sealed one of the same child ran, and so learned of it; one that is open and one
-- that is sealed may now run side by side, and whoever is named for the second sees both.
-- Lock: access exclusive on protection.assessment for an instant. Rows touched: none.
drop index protection.assessment_running;
create unique index assessment_running on protection.assessment (child_id)
  where state in ('preparing', 'scoring', 'joint', 'submitted') and not sealed;
