/** The rules of all rooms, in the order in which people read them. */
import { programmes } from "./modules/benefits/programs/catalogue.ts";
import { watchAtoms } from "./modules/protection/discovery/watch-atoms.contract.ts";
import { watchRules } from "./modules/protection/discovery/watch-rules.ts";
import { categoryRules } from "./modules/recognition/categories.contract.ts";
import { profileAtoms } from "./modules/recognition/profile.contract.ts";
import { declareRules } from "./platform/rules/rule-catalogue.ts";

declareRules({
  title: "儿童类别认定",
  atoms: profileAtoms,
  rules: categoryRules.map(({ rule }) => rule),
});

declareRules({
  title: "福利项目享受条件",
  atoms: profileAtoms,
  rules: programmes.map(({ who }) => who),
});

declareRules({
  title: "主动发现",
  atoms: watchAtoms,
  rules: watchRules.map(({ rule }) => rule),
});
