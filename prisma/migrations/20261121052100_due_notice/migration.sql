-- That an installation's time runs out is of use only to somebody who is told: supervisors are, unless the house says otherwise.
INSERT INTO notice_rules (event, staff_role) VALUES ('installation_due', 'supervisor') ON CONFLICT DO NOTHING;
