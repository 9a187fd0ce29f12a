/** The product's mark, under the name that the build gives it. */
export const markAddress = new URL("./mark.svg", import.meta.url).href;
