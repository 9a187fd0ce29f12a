/**
 * A register of a million children straight into the tables, by SQL: names, places, categories, schools, carers, and three
 * periods a child, so that plans and indexes meet what a large district would hold. Sealed numbers come from a small pool.
 */
import pg from "pg";
import { nameKeys } from "../../src/kernel/name-keys.ts";
import type { FieldCipher } from "../../src/platform/crypto/cipher.ts";

export interface MillionOptions {
  readonly ownerUrl: string;
  readonly cipher: FieldCipher;
  readonly children: number;
  readonly log?: (line: string) => void;
}

const SURNAMES =
  "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏韦付方邹熊孟秦白江阎薛尹段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const GIVEN =
  "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂芬玲梅建国华文辉力健俊峰晨宇浩然子涵欣怡梓萱雨泽诗博思远嘉懿煜城宸睿雪晓东海燕春红玉兰志成天佑若曦可馨依诺佳琪美琳一鸣立新沐阳星辰语桐安琪";

/** Fills an empty, migrated, place-seeded database; row security and triggers are passed by, so the caller owns it. */
export async function generateMillion({
  ownerUrl,
  cipher,
  children,
  log = () => undefined,
}: MillionOptions): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const step = async (name: string, text: string, values: unknown[] = []) => {
    const began = performance.now();
    await client.query(text, values);
    log(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  };
  try {
    await client.query(
      "set session_replication_role = replica; set synchronous_commit = off; set work_mem = '128MB'",
    );
    await client.query("set maintenance_work_mem = '512MB'; select setseed(0.42)");
    await preparePools(client, cipher);
    await step("children", childrenSql, [children]);
    await step("persons", personsSql);
    await step("files", filesSql);
    await step("facts", factsSql);
    await step("standing", standingSql);
    await step("name keys", nameKeysSql);
    // A register that has run for a day has been vacuumed; its vacuum must not fall into what is measured.
    await step("vacuum", "vacuum (analyze)");
  } finally {
    await client.end();
  }
}

async function preparePools(client: pg.Client, cipher: FieldCipher): Promise<void> {
  const names: string[] = [];
  const random = seeded(7);
  for (let index = 0; index < 40_000; index += 1) {
    const pick = (text: string) => text.charAt(Math.floor(random() ** 1.6 * text.length));
    names.push(pick(SURNAMES) + pick(GIVEN) + (random() < 0.8 ? pick(GIVEN) : ""));
  }
  const keys = names.flatMap((name, index) =>
    [...new Set(nameKeys(name))].map((key) => [index, key] as const),
  );
  const sealed = Array.from({ length: 2_000 }, (_, index) => ({
    number: cipher.seal(
      `500199${String(20_090_101 + (index % 28))}${String(index).padStart(4, "0")}`,
      "person.citizenNo",
    ),
    phone: cipher.seal(`138${String(10_000_000 + index * 37)}`, "person.phone"),
  }));
  await client.query(`
    create temp table name_pool (i int primary key, name text);
    create temp table name_pool_key (i int, key text);
    create temp table sealed_pool (i int primary key, number bytea, phone bytea);
    create temp table village_pool as
      select row_number() over (order by code) - 1 as i, code from platform.place where level = 'village'`);
  await client.query(
    "insert into name_pool select o - 1, n from unnest($1::text[]) with ordinality as t(n, o)",
    [names],
  );
  await client.query("insert into name_pool_key select * from unnest($1::int[], $2::text[])", [
    keys.map(([index]) => index),
    keys.map(([, key]) => key),
  ]);
  await client.query(
    "insert into sealed_pool select o - 1, n, p from unnest($1::bytea[], $2::bytea[]) with ordinality as t(n, p, o)",
    [sealed.map((one) => one.number), sealed.map((one) => one.phone)],
  );
  await client.query(
    "create index on name_pool_key (i); analyze name_pool, name_pool_key, sealed_pool, village_pool",
  );
}

/** A small repeatable generator (mulberry32): a benchmark's data must be the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const childrenSql = `
  create temp table seedling as
  select n, uuidv7() as id, uuidv7() as carer_id, v.code, p.name, (n::bigint * 7919 % 40000)::int as name_i,
    case when random() < 0.52 then '1' else '2' end as sex,
    date '2009-01-01' + (random() * 6200)::int as born, random() as r1, random() as r2, random() as r3, random() as r4
  from generate_series(1, $1::int) n
  join village_pool v on v.i = (n * 31) % (select count(*) from village_pool)
  join name_pool p on p.i = (n::bigint * 7919 % 40000)`;

const personsSql = `
  insert into registry.person (id, scope_code, name, sex, birth_date, ethnicity, document_kind, citizen_no_sealed, citizen_no_index,
    phone_sealed, recorded_at, recorded_by)
  select s.id, s.code, s.name, s.sex, s.born, '01', 'citizenId', k.number, sha256(s.id::text::bytea), null, now(), s.id
  from seedling s join sealed_pool k on k.i = s.n % 2000
  union all
  select s.carer_id, s.code, '张' || substr(s.name, 2), '2', date '1955-01-01' + (s.n % 9000), '01', 'citizenId', k.number,
    sha256(s.carer_id::text::bytea), k.phone, now(), s.id
  from seedling s join sealed_pool k on k.i = (s.n + 1) % 2000`;

const filesSql = `
  insert into registry.child (id, scope_code, file_no, opened_on, recorded_at, recorded_by)
  select id, code, 'HC' || n, date '2020-03-31', now(), id from seedling`;

const factsSql = `
  insert into registry.fact (id, person_id, scope_code, kind, slot, valid_from, value, source, recorded_at, recorded_by)
  select uuidv7(), id, code, 'category', c, greatest(born, date '2020-03-31'), jsonb_build_object('category', c), 'bench', now(), id
  from seedling, lateral (values
    (case when r1 < 0.60 then 'ruralLeftBehind' when r1 < 0.66 then 'defactoUnattended' when r1 < 0.68 then 'orphan' end),
    (case when r2 < 0.25 or r1 >= 0.68 then 'inDifficulty' end)) as held(c)
  where c is not null
  union all
  select uuidv7(), id, code, 'allowance', '', date '2021-01-01',
    jsonb_build_object('standardFen', 165100, 'amountFen', 165100, 'startMonth', '2021-01'), 'bench', now(), id
  from seedling where r1 between 0.60 and 0.68`;

const heldSql = `array_remove(array[case when c.defacto then 'defactoUnattended' end, case when c.difficult then 'inDifficulty' end,
  case when c.orphan then 'orphan' end, case when c.left_behind and period.young then 'ruralLeftBehind' end], null)`;

const standingSql = `
  insert into registry.standing (child_id, valid_from, valid_to, scope_code, name, sex, birth_date, ethnicity, document_kind,
    orphan, defacto_unattended, left_behind, in_difficulty, categories, orphan_type, care_mode, hukou, stage, boarding, health,
    disability_class, disability_level, entrust_reason, entrust_signed, actual_care, care_quality, relief, difficulty, risk,
    father_condition, mother_condition, standard_fen, last_visit, ends_why, since, citizen_no_sealed,
    guardian_citizen_no_sealed, guardian_phone_sealed, cells)
  select s.id, period.f, period.t, s.code, s.name, s.sex, s.born, '01', 'citizenId',
    c.orphan, c.defacto, c.left_behind and period.young, c.difficult,
    ${heldSql},
    case when c.orphan then case when s.r3 < 0.05 then 'hiv' when s.r3 < 0.3 then 'institution' else 'community' end end,
    case when c.orphan then case when s.r3 < 0.3 then 'institution' else 'community' end end,
    case when s.r3 < 0.9 then 'rural' when s.r3 < 0.96 then 'urban' end,
    (array['preschoolAge','kindergarten','primary','primary','primary','junior','senior'])[1 + least(6, greatest(0, (period.f - s.born) / 900))],
    case when s.r4 < 0.3 then 'boarding' else 'day' end,
    (array['healthy','healthy','healthy','weak','chronic','disabled','serious'])[1 + (s.n % 7)],
    case when s.n % 7 = 5 then (1 + s.n % 6)::text end, case when s.n % 7 = 5 then (1 + s.n % 4)::text end,
    case when c.left_behind then (array['bothAway','oneAwayOtherUnable','bothUnable'])[1 + (s.n % 3)] end,
    case when c.left_behind then s.n % 5 <> 0 end,
    case when c.left_behind then (array['grandparents','grandparents','relatives','nobody'])[1 + (s.n % 4)] end,
    case when c.left_behind then (array['good','good','fair','poor'])[1 + (s.n % 4)] end,
    case when s.n % 9 = 0 then array['dibao'] when s.n % 31 = 0 then array['tekun', 'medicalAssistance'] else '{}' end,
    case when c.difficult then case when s.n % 3 = 0 then array['L2'] when s.n % 3 = 1 then array['H1', 'L3'] else array['G3'] end else '{}' end,
    (array['green','green','blue','orange','red'])[1 + (s.n % 5)],
    case when c.left_behind then 'migrantWork' when c.orphan then 'deceased' else 'imprisoned' end,
    case when c.left_behind then 'migrantWork' when c.orphan then 'deceased' else 'outOfContact' end,
    case when c.orphan or c.defacto then 165100 end, date '2026-01-01' + (s.n % 300), period.why,
    (select coalesce(jsonb_object_agg(slot, day.start), '{}') from unnest(${heldSql}) slot),
    k.number, g.number, g.phone,
    jsonb_build_object('father.name', '王' || substr(s.name, 2), 'mother.name', '李' || substr(s.name, 2), 'father.workPlace', '广东东莞',
      'guardian.name', '张' || substr(s.name, 2), 'guardian.relation', '祖母', 'guardian.birthDate', (date '1955-01-01' + (s.n % 9000))::text,
      'guardianId', s.carer_id, 'school', (s.n % 40) || '中心小学', 'grade', '三年级', 'address', s.code || ' 号')
  from seedling s
  join sealed_pool k on k.i = s.n % 2000
  join sealed_pool g on g.i = (s.n + 1) % 2000
  cross join lateral (select s.r1 < 0.60 as left_behind, s.r1 >= 0.60 and s.r1 < 0.66 as defacto, s.r1 >= 0.66 and s.r1 < 0.68 as orphan,
    s.r2 < 0.25 or s.r1 >= 0.68 as difficult) c
  cross join lateral (select greatest(s.born, date '2020-03-31') as start, (s.born + interval '16 years')::date as sixteen,
    (s.born + interval '18 years')::date as eighteen) day
  cross join lateral (
    select f, t, young, why from (values
      (day.start, least(date '2024-02-01', case when c.left_behind then day.sixteen else day.eighteen end), true, null::text),
      (greatest(date '2024-02-01', day.start), case when c.left_behind then day.sixteen else day.eighteen end, true,
        case when c.left_behind then 'aged:ruralLeftBehind' else 'aged:inDifficulty' end),
      (case when c.left_behind then greatest(day.sixteen, day.start) end, day.eighteen, false,
        case when c.difficult then 'aged:inDifficulty' end)) as parts(f, t, young, why)
    where f < t) period`;

const nameKeysSql = `
  insert into registry.name_key (key, scope_code, child_id)
  select k.key, s.code, s.id from seedling s join name_pool_key k on k.i = s.name_i on conflict do nothing`;
