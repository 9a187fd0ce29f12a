/** Wide tables go on A4 crosswise, while they are the page; named pages would need Chrome 85. */
export function LandscapePaper() {
  return <style>{"@page { size: A4 landscape; }"}</style>;
}
