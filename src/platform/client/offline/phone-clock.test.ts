import { afterEach, describe, expect, it } from "vitest";
import { setClock } from "../../../kernel/clock.ts";
import { PhoneClock } from "./phone-clock.ts";

afterEach(() => {
  setClock("");
});

const SERVER = "2026-11-28T00:00:00.000Z";
let elapsed = 0;
const clock = (marks?: ConstructorParameters<typeof PhoneClock>[1]) => new PhoneClock(() => elapsed, marks);

describe("the time that a phone trusts", () => {
  it("is the server's, whatever year the phone thinks that it is", () => {
    for (const own of [
      "2016-01-01T08:00:00+08:00",
      "2030-01-01T08:00:00+08:00",
      "2026-11-26T08:00:00+08:00",
    ]) {
      setClock(own);
      const phone = clock();
      phone.noteServer(SERVER);
      expect(new Date(phone.trusted()).toISOString()).toBe(SERVER);
      expect(phone.today()).toBe("2026-11-28");
      expect(phone.offMinutes).toBeGreaterThan(1000);
    }
  });

  it("goes on with a clock that nobody can set while the page is open", () => {
    setClock("2026-11-28T08:00:00+08:00");
    const phone = clock();
    phone.noteServer(SERVER);
    setClock("2020-01-01T08:00:00+08:00");
    elapsed += 3_600_000;
    expect(phone.trusted()).toBe(Date.parse(SERVER) + 3_600_000);
  });

  it("is not put back by anybody over a closed page", () => {
    setClock("2026-12-10T08:00:00+08:00");
    const phone = clock({ highest: 0, offMs: 0, seenServerAt: SERVER });
    const before = phone.trusted();
    setClock("2026-11-29T08:00:00+08:00");
    expect(clock(phone.marks()).trusted()).toBe(before);
  });

  it("does not leap when somebody sets a wrong clock right", () => {
    for (const wrong of ["2016-11-28T08:00:00+08:00", "2036-11-28T08:00:00+08:00"]) {
      setClock(wrong);
      const phone = clock();
      phone.noteServer(SERVER);
      setClock("2026-11-29T08:00:00+08:00");
      expect(new Date(clock(phone.marks()).trusted()).toISOString()).toBe("2026-11-29T00:00:00.000Z");
    }
  });

  it("says nothing of a few minutes", () => {
    setClock("2026-11-28T08:09:00+08:00");
    const phone = clock();
    phone.noteServer(SERVER);
    expect(phone.offMinutes).toBeNull();
    setClock("2026-11-28T08:11:00+08:00");
    phone.noteServer(SERVER);
    expect(phone.offMinutes).toBe(11);
  });
});
