/**
 * The house's own rules for the linter: what must be asked at one place is asked there only. Where a rule does not hold is
 * said in `.oxlintrc.json`.
 */

const isName = (node, name) => node.type === "Identifier" && node.name === name;
const isMember = (node, object, property) =>
  node.type === "MemberExpression" && isName(node.object, object) && isName(node.property, property);

const rule = (look) => ({ create: look });

export default {
  meta: { name: "house" },
  rules: {
    "settings-in-one-place": rule((context) => ({
      MemberExpression(node) {
        if (isMember(node, "process", "env")) {
          context.report({ node, message: "Settings are read in src/platform/settings.ts only." });
        }
      },
    })),
    "ask-the-clock": rule((context) => {
      const refuse = (node) =>
        context.report({
          node,
          message: "Ask the clock: now(), nowIso() or today() from src/kernel/clock.ts.",
        });
      return {
        NewExpression(node) {
          if (isName(node.callee, "Date") && node.arguments.length === 0) refuse(node);
        },
        CallExpression(node) {
          if (isMember(node.callee, "Date", "now") || isName(node.callee, "Date")) refuse(node);
        },
      };
    }),
    "no-blind-chance": rule((context) => ({
      CallExpression(node) {
        if (!isMember(node.callee, "Math", "random")) return;
        const message =
          "Use node:crypto for what must not be guessed, a seeded generator for what must be repeatable.";
        context.report({ node, message });
      },
    })),
    "sql-in-stores": rule((context) => ({
      TaggedTemplateExpression({ tag }) {
        const isSql = isName(tag, "sql") || (tag.type === "MemberExpression" && isName(tag.object, "sql"));
        if (isSql) context.report({ node: tag, message: "SQL lives in a *.store.ts file." });
      },
    })),
  },
};
