import { Readable } from "node:stream";
import type { Actor } from "../../../../kernel/actor.ts";
import type { OutputOf, ParamsOf, QueryOf } from "../../../../kernel/operation.ts";
import { notFound } from "../../../../platform/access/policy.ts";
import { isInScope } from "../../../../platform/access/scope.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { FileAnswer } from "../../../../platform/http/route.ts";
import { renderPdf } from "../../../../platform/print/render-pdf.ts";
import { type PosterAddress, posters } from "./poster.ts";
import type * as contract from "./posters.contract.ts";

export function readPosterAddress({ settings }: App): OutputOf<typeof contract.readPosterAddress> {
  const { origin, isPublic } = addressOf({ settings });
  return { address: `${origin}/open/report`, isPublic };
}

/** @throws access.notFound, print.noPdf */
export async function printPosters(
  { settings, places }: App,
  { scope }: Actor,
  { place }: ParamsOf<typeof contract.printPosters>,
  { villages }: QueryOf<typeof contract.printPosters>,
): Promise<FileAnswer> {
  const asked = places.find(place);
  // The same words for a place that is not there and for a neighbour's.
  if (asked === undefined || !isInScope(scope, asked.code)) throw notFound();
  const below =
    villages === "1"
      ? places.all.filter(({ level, parentCode }) => level === "village" && parentCode === asked.code)
      : [];
  const named = [asked, ...below].map(({ code }) => ({ code, name: fullNameOf({ places }, code) }));
  const title = `${fullNameOf({ places }, asked.code)}报告海报${below.length > 0 ? "（全部）" : ""}`;
  const pdf = await renderPdf(posters(title, named, addressOf({ settings })));
  return { fileName: `${title}.pdf`, mediaType: "application/pdf", stream: Readable.from(pdf) };
}

function addressOf({ settings }: Pick<App, "settings">): PosterAddress {
  const { publicUrl, host, port } = settings;
  return publicUrl === undefined
    ? { origin: `http://${host}:${port}`, isPublic: false }
    : { origin: publicUrl, isPublic: true };
}

/** 古楼镇沙嘴村: a village's own name is not enough, there are several of the same. */
function fullNameOf({ places }: Pick<App, "places">, code: string): string {
  return code.length === 9
    ? places.nameOf(code)
    : `${places.townshipOf(code)?.shortName ?? ""}${places.nameOf(code)}`;
}
