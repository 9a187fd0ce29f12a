/** Filters as words of a sentence. Pure. */

export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

export interface FilterSpec {
  /** Its name in the address and in the query. */
  readonly key: string;
  readonly label: string;
  /** `codes`: several at once, joined by commas. `flag`: `true` or not there. */
  readonly kind: "codes" | "choice" | "number" | "flag" | "date" | "place" | "text";
  readonly options?: readonly FilterOption[] | undefined;
  /** Always in the sentence; what it says while nobody has narrowed it: 全部, 今天, the post's own place. */
  readonly always?: string | undefined;
  /** Days that may be picked. */
  readonly max?: string | undefined;
}

const NAMED = 2;

/** `小学、初中等 5 项`, `12 岁`, `古楼镇 沙嘴村`; nothing for what is not narrowed. */
export function sayFilter(
  spec: FilterSpec,
  value: string | undefined,
  nameOfPlace: (code: string) => string,
): string {
  if (value === undefined || value === "") return spec.always ?? "";
  switch (spec.kind) {
    case "codes": {
      const labels = value.split(",").map((code) => labelOf(spec, code));
      return labels.length <= NAMED + 1
        ? labels.join("、")
        : `${labels.slice(0, NAMED).join("、")}等 ${labels.length} 项`;
    }
    case "choice":
      return labelOf(spec, value);
    case "flag":
      return "是";
    case "place":
      return nameOfPlace(value);
    case "number":
    case "date":
    case "text":
      return value;
    default:
      return spec.kind satisfies never;
  }
}

function labelOf(spec: FilterSpec, value: string): string {
  return spec.options?.find((option) => option.value === value)?.label ?? value;
}

/** The whole sentence, for titles of files and for print: `古楼镇 · 性别 女 · 截至日期 2026-09-30`. */
export function sayFilters(
  specs: readonly FilterSpec[],
  values: Readonly<Record<string, string>>,
  nameOfPlace: (code: string) => string,
): string {
  return specs
    .flatMap((spec) => {
      const said = sayFilter(spec, values[spec.key], nameOfPlace);
      if (said === "") return [];
      return spec.kind === "place" ? [said] : spec.kind === "flag" ? [spec.label] : [`${spec.label} ${said}`];
    })
    .join(" · ");
}
