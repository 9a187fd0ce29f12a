/** Fetches a file that an operation answers with and hands it to the browser to keep. */
import type { AnyOperation, CallInput } from "./api.ts";
import { request } from "./api.ts";
import { notReached } from "./api-problem.ts";

interface Downloaded {
  readonly fileName: string;
  readonly bytes: number;
}

/** `onProgress` gets the bytes so far, and the whole when the server says it. @throws ApiProblem */
export async function download<Op extends AnyOperation>(
  operation: Op,
  input: CallInput<Op>,
): Promise<Downloaded> {
  const accept = input.accept ?? operation.file ?? "application/octet-stream";
  const response = await request(operation, { ...input, accept });
  const blob = await collect(response, input.onProgress);
  const fileName = fileNameOf(response.headers.get("content-disposition")) ?? operation.title;
  keep(blob, fileName);
  return { fileName, bytes: blob.size };
}

/** `attachment; filename*=UTF-8''%E5%8F%B0.xlsx` → `台.xlsx` */
export function fileNameOf(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

async function collect(response: Response, onProgress?: (got: number, total: number) => void): Promise<Blob> {
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  const total = Number(response.headers.get("content-length") ?? 0);
  const reader = response.body?.getReader();
  if (reader === undefined) return response.blob();
  const parts: BlobPart[] = [];
  let got = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(parts, { type });
      parts.push(value);
      got += value.length;
      onProgress?.(got, total);
    }
  } catch (error) {
    throw notReached(error);
  }
}

function keep(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // Old kernels start reading only after the click has returned.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
