/** The texts that the decision tables cite, each once. Pure. */
import type { Certainty, Citation } from "../../../kernel/citation.ts";

function text(document: string) {
  return (says: string, certainty: Certainty = "verified", clause?: string): Citation => ({
    document,
    ...(clause === undefined ? {} : { clause }),
    says,
    certainty,
  });
}

export const law = {
  orphans: text("国办发〔2010〕54号"),
  orphansChongqing: text("渝民发〔2010〕184号"),
  hiv: text("民发〔2012〕179号"),
  unattended: text("民发〔2019〕62号"),
  widened: text("民发〔2020〕125号"),
  unattendedChongqing: text("渝民发〔2021〕5号"),
  difficulty: text("国发〔2016〕36号"),
  difficultyChongqing: text("渝民规〔2025〕17号"),
  leftBehind: text("国发〔2016〕13号"),
  migrant: text("《加强流动儿童关爱保护行动方案》（2024 年）"),
  abandoned: text("民发〔2013〕83号"),
  rescued: text("民发〔2015〕159号"),
  street: text("国办发〔2011〕39号"),
  minors: text("《中华人民共和国未成年人保护法》"),
  adoption: text("《中国公民收养子女登记办法》"),
  tekun: text("《特困人员认定办法》（2021 年）"),
  practice: text("各地做法（文号未见）"),
  system: text("系统默认"),
};
