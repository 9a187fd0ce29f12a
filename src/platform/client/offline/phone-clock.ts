/**
 * The time by which leases and pauses run. The phone's own clock may be set to any year: it counts with the correction that the
 * server's last answer gave, and never less than the highest time that was ever seen, so that a clock put back prolongs nothing.
 */
import { businessDate, now } from "../../../kernel/clock.ts";

export interface ClockMarks {
  /** Milliseconds. */
  readonly highest: number;
  /** Phone less server, at the last answer; null: never had one. */
  readonly offMs: number | null;
  readonly seenServerAt: string | null;
}

const freshMarks: ClockMarks = { highest: 0, offMs: null, seenServerAt: null };

/** Off by less than this says nothing: answers take their time, and so do people. */
const TOLERATED_MS = 10 * 60_000;

export class PhoneClock {
  #marks: ClockMarks;
  #markedAt: number;
  readonly #elapsed: () => number;

  /** `elapsed`: milliseconds of a clock that nobody can set. */
  constructor(elapsed: () => number, marks: ClockMarks = freshMarks) {
    this.#elapsed = elapsed;
    this.#marks = marks;
    this.#markedAt = elapsed();
  }

  /** Milliseconds; never goes back. */
  trusted(): number {
    const since = this.#elapsed() - this.#markedAt;
    const highest = Math.max(this.#phoneTime(), this.#marks.highest + since);
    this.#marks = { ...this.#marks, highest };
    this.#markedAt += since;
    return highest;
  }

  /**
   * With the correction of the last answer, or without it where somebody has set the clock right since: of the two the earlier that is
   * not before what the server has said. Neither may be: then the clock was put back.
   */
  #phoneTime(): number {
    const raw = now().getTime();
    const { seenServerAt, offMs } = this.#marks;
    if (seenServerAt === null || offMs === null) return raw;
    const earliest = Date.parse(seenServerAt) - TOLERATED_MS;
    const sound = [raw, raw - offMs].filter((time) => time >= earliest);
    return sound.length === 0 ? earliest : Math.min(...sound);
  }

  today(): string {
    return businessDate(new Date(this.trusted()));
  }

  /** The server's word stands above what the phone thought: a clock that was far ahead comes back to it. */
  noteServer(serverAt: string): void {
    const server = Date.parse(serverAt);
    if (Number.isNaN(server)) return;
    const seen = this.#marks.seenServerAt === null ? server : Date.parse(this.#marks.seenServerAt);
    const highest = Math.max(seen, server);
    this.#marks = {
      highest,
      offMs: now().getTime() - server,
      seenServerAt: new Date(highest).toISOString(),
    };
    this.#markedAt = this.#elapsed();
  }

  /** Another tab has seen more. */
  learn(marks: ClockMarks): void {
    const seen = this.#marks.seenServerAt;
    if (marks.seenServerAt !== null && (seen === null || marks.seenServerAt > seen)) {
      this.#marks = marks;
      this.#markedAt = this.#elapsed();
    } else if (marks.highest > this.trusted()) this.#marks = { ...this.#marks, highest: marks.highest };
  }

  get seenServerAt(): string | null {
    return this.#marks.seenServerAt;
  }

  get offMinutes(): number | null {
    const off = Math.abs(this.#marks.offMs ?? 0);
    return off > TOLERATED_MS ? Math.round(off / 60_000) : null;
  }

  /** To be kept. */
  marks(): ClockMarks {
    this.trusted();
    return this.#marks;
  }
}
