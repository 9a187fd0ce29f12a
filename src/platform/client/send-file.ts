/** Sends one file with the fields beside it. XMLHttpRequest, because fetch tells nothing of how much has been sent. */
import { notReached } from "./api-problem.ts";

interface FileRequest {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fields: unknown;
  readonly file?: File;
  readonly onProgress?: (sent: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** @throws ApiProblem client.notReached */
export function sendFile(wanted: FileRequest): Promise<Response> {
  const form = new FormData();
  // The server streams: fields must come before the file to be known when its bytes arrive.
  for (const [name, value] of Object.entries((wanted.fields ?? {}) as Record<string, unknown>)) {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      form.append(name, String(value));
    }
  }
  if (wanted.file !== undefined) form.append("file", wanted.file, wanted.file.name);
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(wanted.method, wanted.address);
    for (const [name, value] of Object.entries(wanted.headers)) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = (event) => wanted.onProgress?.(event.loaded, event.total);
    xhr.onload = () => {
      resolve(new Response(xhr.responseText, { status: xhr.status }));
    };
    xhr.onerror = () => {
      reject(notReached(undefined));
    };
    xhr.onabort = () => {
      reject(new DOMException("aborted", "AbortError"));
    };
    wanted.signal?.addEventListener("abort", () => {
      xhr.abort();
    });
    xhr.send(form);
  });
}
