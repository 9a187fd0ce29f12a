/** What kernels from Chrome 80 to 97 lack and we, or the libraries, call. Small on purpose: no general shim library. */

type Indexed = ArrayLike<unknown>;

function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

function at(this: Indexed, index: number): unknown {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

function findLastIndex(
  this: Indexed,
  test: (item: unknown, index: number, list: Indexed) => unknown,
): number {
  for (let index = this.length - 1; index >= 0; index--) {
    if (test(this[index], index, this)) return index;
  }
  return -1;
}

function findLast(this: Indexed, test: (item: unknown, index: number, list: Indexed) => unknown): unknown {
  return this[findLastIndex.call(this, test)];
}

function replaceAll(this: string, wanted: string | RegExp, by: string): string {
  return typeof wanted === "string" ? this.split(wanted).join(by) : this.replace(wanted, by);
}

for (const prototype of [Array.prototype, Object.getPrototypeOf(Uint8Array.prototype) as object]) {
  define(prototype, "at", at);
  define(prototype, "findLast", findLast);
  define(prototype, "findLastIndex", findLastIndex);
}
define(String.prototype, "at", function atText(this: string, index: number) {
  return at.call(this, index);
});
define(String.prototype, "replaceAll", replaceAll);
// Spelt without hasOwnProperty: linters like to turn that into the very function that is missing.
define(
  Object,
  "hasOwn",
  (object: object, key: PropertyKey) => Object.getOwnPropertyDescriptor(object, key) !== undefined,
);
