/** Profiles and entitlements of the generated register, written set by set: what recognition would have made of so many files. */
import pg from "pg";

const DAY = "2026-11-27";

/** Fills them once; the same every time, for a register is the same every time. */
export async function fillProfiles(url: string, log: (line: string) => void): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const before = await count(client);
    if (before > 0) return before;
    log("writing profiles …");
    await client.query("set session_replication_role = replica");
    await client.query(profilesSql);
    await client.query(entitlementsSql);
    await client.query("vacuum analyze recognition.profile");
    await client.query("vacuum analyze benefits.entitlement");
    return await count(client);
  } finally {
    await client.end();
  }
}

async function count(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>("select count(*) as count from recognition.profile");
  return Number(rows[0]?.count ?? 0);
}

/** A number below `n` that belongs to the child and to `salt`. */
const lot = (salt: string, n: number) => `(abs(hashtext(s.child_id::text || '${salt}')::bigint) % ${n})`;

const parent = (who: "father" | "mother") => `
  case when s.left_behind then array['migrantWork'] when s.orphan then array['deceased']
    when not s.defacto_unattended and ${lot("unable", 25)} > 0 then array['capable']
    when ${lot(who, 10)} < 4 then array['imprisoned'] when ${lot(who, 10)} < 8 then array['outOfContact']
    when ${lot(who, 10)} = 8 then array['capable'] end,
  date '2024-05-01', case when s.left_behind then date '2023-03-01' end,
  case when not s.left_behind then 36 end, case when not s.left_behind then date '2024-06-01' + ${lot(`${who}r`, 900)}::int end,
  case when not s.left_behind then ${lot(`${who}d`, 10)} < 2 end`;

const profilesSql = `
  insert into recognition.profile (child_id, valid_from, valid_to, scope_code, birth_date, sex, hukou, hukou_in_district,
    file_ended, categories, orphan_recognised_on, defacto_recognised_on, orphan_ever, orphan_first_on, defacto_ever, defacto_first_on,
    orphan_type, care_mode, hiv, adopted, difficulties, health, disabled, disability_class, disability_level, stage, enrolled,
    full_time, boarding, relief, dibao_fen, tekun_fen, disabled_living_fen, insured, father_in_file, mother_in_file,
    father_conditions, father_since, father_away_since, father_sentence_months, father_lost_reported_on, father_duty_fulfilled,
    mother_conditions, mother_since, mother_away_since, mother_sentence_months, mother_lost_reported_on, mother_duty_fulfilled)
  select s.child_id, s.valid_from, 'infinity', s.scope_code, s.birth_date, s.sex, s.hukou, true,
    false, s.categories, case when s.orphan then s.valid_from end, case when s.defacto_unattended then s.valid_from end,
    s.orphan, case when s.orphan then s.valid_from end, s.defacto_unattended, case when s.defacto_unattended then s.valid_from end,
    nullif(s.orphan_type, 'hiv'), s.care_mode, coalesce(s.orphan_type = 'hiv', false), false, s.difficulty, s.health,
    s.health = 'disabled', s.disability_class, s.disability_level, s.stage, s.stage <> 'preschoolAge', true, s.boarding,
    case when ${lot("relief", 10)} < 8 then s.relief end, case when 'dibao' = any (s.relief) then 45000 else 0 end, 0, 0,
    case ${lot("insured", 20)} when 0 then false when 1 then null else true end, true, true,
    ${parent("father")}, ${parent("mother")}
  from registry.standing s where s.valid_from <= '${DAY}' and s.valid_to > '${DAY}'`;

const entitlementsSql = `
  insert into benefits.entitlement (id, child_id, scope_code, programme, care_mode, from_month, source, decided_on, recorded_at, recorded_by)
  select uuidv7(), s.child_id, s.scope_code, case when s.orphan then 'B01' else 'B03' end, s.care_mode, '2021-01', 'ledger',
    date '2020-12-20', now(), s.child_id
  from registry.standing s
  where s.valid_from <= '${DAY}' and s.valid_to > '${DAY}' and (s.orphan or s.defacto_unattended) and ${lot("paid", 20)} > 0`;
