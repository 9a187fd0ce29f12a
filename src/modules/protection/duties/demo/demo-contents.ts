/** What the demonstration's units have written, by kind of record; nobody's names, invented organisations. Pure. */
import type { Content } from "../../../../platform/records/record-fields.contract.ts";
import type { Draw } from "./demo-draw.ts";

export interface Told {
  readonly content: Content;
  readonly about?: string;
  readonly paperNote?: string;
}
type Tell = (draw: Draw) => Told;

const platforms = ["青禾视频", "小鹿直播", "萤火短视频", "云朵社区"] as const;
const courses = ["启明网课", "知行课堂", "小航在线"] as const;
const games = ["木舟互动", "远山游戏", "七巧科技"] as const;
const FILE = "未保办档案柜";

const part = (draw: Draw, whole: number, least: number) => Math.round((whole * draw.int(least, 100)) / 100);

export const tellers: Readonly<Record<string, Tell>> = {
  "protection.responsibilityLetters": (draw) => {
    const households = draw.int(6, 60);
    const signed = part(draw, households, 82);
    return { content: { households, signed, refused: 0 } };
  },
  "protection.familyGuidance": (draw) => ({
    content: {
      topic: draw.pick(["隔代照护怎么做", "和孩子好好说话", "暑期安全与陪伴", "防溺水家长课", "青春期沟通"]),
      form: draw.pick(["lecture", "group", "visit"]),
      guardians: draw.int(18, 120),
      guided: draw.int(3, 20),
    },
  }),
  "protection.guardianLearning": (draw) => {
    const [learners, hours] = [draw.int(15, 70), draw.int(1, 4)];
    return {
      content: {
        course: draw.pick(["家庭教育促进法解读", "留守儿童亲情沟通", "儿童心理与行为"]),
        learners,
        hours,
        learnedHours: learners * hours,
      },
    };
  },
  "protection.guardianReview": (draw) => {
    const families = draw.int(5, 40);
    const weak = draw.int(0, 3);
    return {
      content: {
        families,
        fulfilling: families - weak,
        weak,
        failing: 0,
        harmonious: part(draw, families, 75),
        reported: true,
      },
    };
  },
  "protection.schoolSystems": (draw) => ({
    content: {
      hasRules: true,
      hasConductRules: true,
      hasBullyingBoard: draw.chance(0.9),
      hasReporting: draw.chance(0.85),
      problems: "个别班级值班记录不全，已要求补齐。",
    },
  }),
  "protection.schoolConduct": (draw) => ({
    content: {
      topic: draw.pick(["开学第一课", "文明守纪伴我行", "宪法宣传周"]),
      schools: draw.int(40, 96),
      sessions: draw.int(60, 180),
      students: draw.int(12_000, 48_000),
    },
  }),
  "protection.parentsSchoolSessions": (draw) => ({
    content: {
      topic: draw.pick(["新学期家校沟通", "手机和孩子", "读懂青春期", "睡眠与作业", "入园适应"]),
      guardians: draw.int(40, 420),
    },
  }),
  "protection.bullyingReturn": (draw) => {
    const reported = draw.int(2, 9);
    return {
      content: {
        reported,
        investigated: reported,
        withinTerm: reported - draw.int(0, 1),
        found: draw.int(0, 2),
        police: 0,
        appeals: draw.int(0, 1),
      },
    };
  },
  "protection.schoolCampaigns": (draw) => {
    const dangers = draw.int(6, 40);
    return {
      content: {
        campaign: draw.pick(["safeSchool", "protectSeedlings"]),
        places: draw.int(30, 110),
        dangers,
        mended: part(draw, dangers, 85),
      },
    };
  },
  "protection.schoolMaterials": (draw) => ({
    content: { material: "handbook", schools: draw.int(80, 106), copies: draw.int(20_000, 52_000) },
  }),
  "protection.studentConflicts": (draw) => {
    const found = draw.int(12, 48);
    return {
      content: {
        schools: draw.int(80, 106),
        found,
        settled: part(draw, found, 92),
        conclusion: "同学之间口角和物品纠纷为主，均由班主任和德育处调解；未化解的继续跟进。",
      },
    };
  },
  "protection.venueChecks": (draw) => {
    const breaches = draw.int(0, 6);
    return {
      content: {
        venue: draw.pick(["entertainment", "tobacco", "hotel"]),
        places: draw.int(20, 90),
        breaches,
        handled: breaches,
        detail: "责令改正并张贴标志，约谈经营者。",
      },
    };
  },
  "protection.socialCare": (draw) => ({
    content: {
      topic: draw.pick(["微心愿圆梦", "暑期托管课堂", "爱心妈妈结对", "六一慰问"]),
      children: draw.int(30, 260),
      helpers: draw.int(8, 60),
      valueFen: draw.int(5, 80) * 100_000,
    },
  }),
  "protection.youthMode": (draw) => ({
    about: draw.pick(platforms),
    paperNote: FILE,
    content: {
      conclusion: draw.pick(["sound", "mending"]),
      effect: "青少年模式能开启，时长限制有效；入口较深，已督促放到首页。",
      preventsAddiction: draw.chance(0.8),
    },
  }),
  "protection.onlineCourses": (draw) => ({
    about: draw.pick(courses),
    content: { conclusion: draw.pick(["sound", "mending"]), problems: "课间弹窗广告一处，已下架。" },
  }),
  "protection.gameAccounts": (draw) => ({
    about: draw.pick(games),
    content: { realName: true, ageHint: draw.chance(0.8), conclusion: draw.pick(["sound", "mending"]) },
  }),
  "protection.networkLectures": (draw) => ({
    content: {
      topic: draw.pick(["不做低头族", "网络安全宣传周", "游戏适龄提示看得懂"]),
      sessions: draw.int(10, 60),
      people: draw.int(2000, 16_000),
      addicted: draw.int(0, 4),
    },
  }),
  "protection.internetCafes": (draw) => ({
    content: {
      registers: true,
      hasSign: draw.chance(0.9),
      hasMinors: draw.chance(0.08),
      hasGuard: true,
      conclusion: draw.pick(["sound", "sound", "mending"]),
    },
  }),
  "protection.informationAudit": (draw) => {
    const findings = draw.int(1, 5);
    return {
      paperNote: FILE,
      content: {
        scope: "本单位收集、使用、存储未成年人个人信息的系统和台账",
        findings,
        mended: findings,
        conclusion: "总体符合要求，已补齐审批记录并收回多余权限。",
      },
    };
  },
  "protection.meetings": (draw) => ({
    paperNote: FILE,
    content: {
      meeting: draw.pick(["plenary", "joint", "dispatch"]),
      chair: "分管副区长",
      units: draw.int(28, 38),
      topics: "通报上半年未成年人保护工作，研究强制报告落实和重点个案，部署下一阶段任务。",
      resolved: draw.int(3, 5),
    },
  }),
  "protection.unitReturns": (draw) => ({
    content: {
      done: draw.pick([
        "按职责开展宣传和检查，落实强制报告，配合处置个案。",
        "组织关爱活动，走访慰问困难家庭，报送信息。",
        "开展专项检查，整改问题，完善本系统工作制度。",
      ]),
      next: "继续按年度计划推进。",
      children: draw.int(20, 900),
    },
  }),
  "protection.emergencyDrills": (draw) => ({
    paperNote: FILE,
    content: {
      scene: draw.pick(["监护人突发疾病，儿童无人照料", "暴雨转移中与家人失散的儿童", "校园突发事件"]),
      people: draw.int(20, 90),
      lessons: "联络电话更新不及时，已建立每月核对。",
    },
  }),
  "protection.legalAid": (draw) => {
    const applied = draw.int(4, 20);
    return {
      content: {
        applied,
        granted: applied,
        relieved: draw.int(0, 3),
        reliefFen: draw.int(0, 3) * 1_000_000,
        rural: draw.int(1, 4),
      },
    };
  },
  "protection.caseRights": (draw) => {
    const survey = draw.chance(0.8);
    const isSuspect = draw.chance(0.5);
    const ifSuspect = isSuspect ? "done" : "notNeeded";
    return {
      content: {
        caseNo: `甲${draw.int(10, 99)}`,
        stage: draw.pick(["prosecution", "trial"]),
        part: isSuspect ? "suspect" : "victim",
        adult: "done",
        lawyer: "done",
        oneTime: isSuspect ? "notNeeded" : "done",
        mind: "done",
        survey: survey ? "done" : "pending",
        separate: ifSuspect,
        privacy: "done",
        sealed: ifSuspect,
        schooling: "done",
        isComplete: survey,
      },
    };
  },
  "protection.memberUnits": (draw) => ({
    content: {
      leader: draw.pick(["分管副职甲", "分管副职乙"]),
      liaison: draw.pick(["联络员甲", "联络员乙", "联络员丙"]),
      duties: "按领导小组分工履行未成年人保护职责，按季度报送情况。",
    },
  }),
  "protection.juvenileFollowUp": (draw) => {
    const followed = draw.int(5, 14);
    return {
      content: {
        followed,
        contacted: followed - draw.int(0, 1),
        studying: part(draw, followed, 60),
        again: 0,
      },
    };
  },
  "protection.guidanceOrders": (draw) => {
    const ordered = draw.int(2, 9);
    return { content: { admonished: draw.int(2, 8), ordered, finished: part(draw, ordered, 60) } };
  },
  "protection.lawLessons": (draw) => ({
    content: {
      topic: draw.pick(["远离校园欺凌", "预防未成年人犯罪", "网络不是法外之地"]),
      sessions: draw.int(1, 4),
      students: draw.int(200, 1200),
    },
  }),
};
