-- Why: within how many days villages, townships and the district look at what follows from a roster; who may see what followed.
-- Lock: row exclusive on parameters; access exclusive on matching.effect (new, empty). Rows touched: three parameters.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('matching.check.days', '2016-01-01', '10', '系统默认（设计值）', 'design', '规划要求对两类人员子女生活状况开展核查比对，期限未见'),
  ('matching.check.again', '2016-01-01', '12', '系统默认（设计值）', 'design', '核查多久一次未见规定'),
  ('matching.settle.days', '2016-01-01', '10', '系统默认（设计值）', 'design', null);

create index effect_listed on matching.effect (kind, state, scope_code, id);
create index effect_person on matching.effect (person_id, kind);
create index effect_pair on matching.effect (pair_id) where pair_id is not null;

-- A liaison of the district sees its places, but not what another unit's roster said of a family.
drop policy scope on matching.effect;
create policy scope on matching.effect for all to tongan_app using (
  scope_code >= (select current_setting('tongan.lo', true)) and scope_code < (select current_setting('tongan.hi', true))
  and ((select current_setting('tongan.lo', true)) = '0' or (select current_setting('tongan.role', true)) in
    ('villageDirector', 'townshipSupervisor', 'districtOfficer', 'districtLeader', 'auditor')));
