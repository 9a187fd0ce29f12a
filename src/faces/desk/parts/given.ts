type Given<Props> = { [Key in keyof Props]?: Exclude<Props[Key], undefined> };

/** Only the properties that are given: a library's optional property is not the same as one that is undefined. */
export function given<Props extends object>(props: Props): Given<Props> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as Given<Props>;
}
