// @ts-check

import { defineConfig } from "eslint/config";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Settings are read in src/platform/settings.ts only.",
};
const clock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "Ask the clock: now() or today() from src/kernel/clock.ts.",
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Ask the clock: now() from src/kernel/clock.ts.",
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: "Ask the clock: nowIso() from src/kernel/clock.ts.",
  },
];
const chance = {
  selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
  message: "Use node:crypto for what must not be guessed, a seeded generator for what must be repeatable.",
};
const rawSql = [
  {
    selector: "TaggedTemplateExpression[tag.name='sql']",
    message: "SQL lives in a *.store.ts file.",
  },
  {
    selector: "TaggedTemplateExpression[tag.object.name='sql']",
    message: "SQL lives in a *.store.ts file.",
  },
];

/** The later block wins for a file, so each block names the whole list that holds there. */
function restrict(...rules) {
  return { "no-restricted-syntax": ["error", ...rules] };
}

export default defineConfig(
  { ignores: ["node_modules/", "dist/", "coverage/", "generated/", ".data/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A number in a template reads well and cannot surprise; everything else must be made text on purpose.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Handlers are declared async so that a throw becomes a rejection even before the first await.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: "error",
      // `[...text]` walks code points, which is what counts Chinese characters.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      // Interfaces here describe plain objects made of closures; there is no `this` to lose.
      "@typescript-eslint/unbound-method": "off",
      // Half of the time for what erasableSyntaxOnly forbids anyway: enums.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      "@typescript-eslint/no-mixed-enums": "off",
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/no-generated-empty-object-type": "off",
    },
  },
  { files: ["src/**/*.{ts,tsx}"], rules: restrict(environment, ...clock, chance, ...rawSql) },
  {
    files: ["src/**/*.store.ts", "src/platform/db/**/*.ts"],
    rules: restrict(environment, ...clock, chance),
  },
  { files: ["src/**/*.test.{ts,tsx}"], rules: restrict(environment, chance) },
  { files: ["src/kernel/clock.ts"], rules: restrict(environment, chance, ...rawSql) },
  { files: ["src/platform/settings.ts"], rules: restrict(...clock, chance, ...rawSql) },
  {
    files: ["**/*.test.{ts,tsx}", "test/**/*.ts"],
    rules: {
      // Property tests and table tests assert what the types already promise; that is their purpose.
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/no-non-null-assertion": "error",
    },
  },
  {
    files: ["src/**/*.tsx", "src/**/use*.ts"],
    extends: [reactHooks.configs.flat["recommended-latest"]],
  },
);
