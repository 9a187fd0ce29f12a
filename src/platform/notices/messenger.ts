/**
 * How people hear of something away from the desk: one port, an adapter for each channel. An adapter knows where to reach an account;
 * nobody else handles its number.
 */

export const noticeChannels = ["sms", "workChat"] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

export interface Notice {
  /** The same notice keeps its id when it is sent again, so that an adapter can hold back a second one. */
  readonly id: string;
  readonly accountId: string;
  /** Without names and numbers. */
  readonly text: string;
}

export interface Messenger {
  readonly channel: NoticeChannel;
  /** `logged`: nobody is connected to this channel, the notice stays a line in the table. @throws where it could not be given on */
  send(notice: Notice): Promise<"sent" | "logged">;
}

/** The default of every channel. */
export function logOnly(channel: NoticeChannel): Messenger {
  return { channel, send: () => Promise.resolve("logged") };
}
