/** 骑龙村, not 骑龙村村民委员会: a village as people say it. Pure. */
export function shortPlace(name: string): string {
  return name.replace(/(村民|居民)委员会$/, "");
}
