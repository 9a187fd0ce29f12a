/** Who answers for two villages sees the desk of one, then of the other; nobody sees a third. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Agent, cast, createTestApp, TEST_PASSWORD, type TestApp } from "../../../test/support/app.ts";
import { openFamily } from "../../../test/support/families.ts";
import type { SessionAnswer } from "./identity.contract.ts";

const SECOND = cast.neighbour.place;

let test: TestApp;
let owner: pg.Client;
let director: Agent;
let there: string;

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  there = await openFamily(await test.as("neighbour"), { name: "邻小孩", village: SECOND });
  director = await test.as("director");
  await owner.query(
    `insert into platform.post (id, account_id, role, place_code, title, valid_from)
     select $1, id, 'villageDirector', $2, '儿童主任（兼管）', '2020-01-01' from platform.account where username = 'director'`,
    [randomUUID(), SECOND],
  );
});
afterAll(async () => {
  await owner.end();
  await test.close();
});

const session = async () => (await director.get("/api/session")).json<SessionAnswer>();
const change = (postId: string) => director.post("/api/session/post", { postId });

async function postAt(place: string): Promise<string> {
  const post = (await session()).posts.find(({ placeCode }) => placeCode === place);
  if (post === undefined) throw new Error(`no post at ${place}`);
  return post.id;
}

it("goes on in the other village, sees its children there, and comes back", async () => {
  expect((await director.get(`/api/children/${there}`)).statusCode).toBe(404);
  const changed = await change(await postAt(SECOND));
  expect(changed.json<SessionAnswer>().post, changed.body).toMatchObject({ placeCode: SECOND });
  expect((await session()).post.placeCode).toBe(SECOND);
  expect((await director.get(`/api/children/${there}`)).statusCode).toBe(200);
  await change(await postAt(cast.director.place));
  expect((await director.get(`/api/children/${there}`)).statusCode).toBe(404);
  const { rows } = await owner.query<{ place: string }>(
    "select detail ->> 'place' as place from audit.entry where operation = 'identity.session.changePost' order by at",
  );
  expect(rows.map(({ place }) => place)).toEqual([SECOND, cast.director.place]);
});

it("is refused a post of somebody else, one that has ended, and one that is none", async () => {
  const { rows } = await owner.query<{ id: string }>(
    "select p.id from platform.post p join platform.account a on a.id = p.account_id where a.username = 'supervisor'",
  );
  for (const id of [rows[0]?.id ?? "", randomUUID()]) expect((await change(id)).statusCode).toBe(404);
  expect((await session()).post.placeCode).toBe(cast.director.place);
});

it("logs in again in the post that the page stood in, and in the first where that is held no more", async () => {
  const begin = async (postId: string) => {
    const answer = await test.server.inject({
      method: "POST",
      url: "/api/session",
      payload: { username: "director", password: TEST_PASSWORD, postId },
    });
    return answer.json<SessionAnswer>().post;
  };
  expect(await begin(await postAt(SECOND))).toMatchObject({ placeCode: SECOND });
  expect(await begin(randomUUID())).toMatchObject({ placeCode: cast.director.place });
});
