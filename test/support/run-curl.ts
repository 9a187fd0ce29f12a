/** Does what a `curl` command in the documentation says, where there is no curl. Knows the few words that ours use, and no others. */
export async function runCurl(
  command: string,
  {
    env,
    files,
  }: { readonly env: Readonly<Record<string, string>>; readonly files: Readonly<Record<string, Buffer>> },
): Promise<Response> {
  const [name, ...words] = wordsOf(command.replaceAll(/\$([A-Z]+)/g, (_, key: string) => env[key] ?? ""));
  if (name !== "curl") throw new Error(`not a call by curl: ${name ?? ""}`);
  const headers = new Headers();
  let method = "GET";
  let url = "";
  let body: string | FormData | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const value = () => words[++at] ?? "";
    if (word === "-X") method = value();
    else if (word === "-H") headers.append(...halves(value(), ":"));
    else if (word === "--data") body = value();
    else if (word === "-F") body = withPart(body, ...halves(value(), "="), files);
    else if (word.startsWith("http")) url = word;
    else throw new Error(`unknown to this curl: ${word}`);
  }
  return fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
}

function withPart(
  body: string | FormData | undefined,
  name: string,
  value: string,
  files: Readonly<Record<string, Buffer>>,
): FormData {
  const form = body instanceof FormData ? body : new FormData();
  const file = value.startsWith("@") ? value.slice(1) : undefined;
  if (file === undefined) form.append(name, value);
  else form.append(name, new Blob([Uint8Array.from(files[file] ?? [])]), file);
  return form;
}

function halves(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** As a shell takes them apart: quotes hold together, a backslash at the end of a line goes on. */
function wordsOf(command: string): string[] {
  const words = command.replaceAll("\\\n", " ").matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g);
  return [...words].map(([, double, single, bare]) => double ?? single ?? bare ?? "");
}
