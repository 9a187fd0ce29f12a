import { declareProblem } from "../../kernel/problem.ts";

export const cryptoProblems = {
  tampered: declareProblem({
    code: "crypto.tampered",
    status: 500,
    title: "加密内容校验不通过",
    detail:
      "这项加密内容与保存时不一致，没有显示。其他内容不受影响。请联系系统管理员核对备份，并保留现场以便追查。",
  }),
  unknownKey: declareProblem({
    code: "crypto.unknownKey",
    status: 500,
    title: "缺少解密所需的密钥",
    detail:
      "这项内容是用本机没有登记的密钥加密的，内容完好但暂时打不开。请系统管理员从备份恢复密钥登记文件 ring.json。",
  }),
  badMasterKey: declareProblem({
    code: "crypto.badMasterKey",
    status: 500,
    title: "主密钥格式不对",
    detail:
      "主密钥应为 32 字节，写成 64 位十六进制或 44 位 Base64。系统没有启动，数据没有改动。请检查 TONGAN_MASTER_KEY 或密钥文件。",
  }),
  wrongMasterKey: declareProblem({
    code: "crypto.wrongMasterKey",
    status: 500,
    title: "主密钥与数据不符",
    detail:
      "现在的主密钥不是当初加密数据的那一把。系统没有启动，数据没有改动。请换回原来的主密钥，切勿删除密钥登记文件。",
  }),
  masterKeyMissing: declareProblem({
    code: "crypto.masterKeyMissing",
    status: 500,
    title: "找不到主密钥",
    detail:
      "已有数据是加密的，但主密钥文件不在了。系统没有启动，也没有另造新密钥，数据没有改动。请从备份恢复密钥文件 master.key，或设置 TONGAN_MASTER_KEY。",
  }),
  exposedKeyFile: declareProblem({ code: "crypto.exposedKeyFile", status: 500, title: "密钥文件别人也能读" }),
  badRing: declareProblem({
    code: "crypto.badRing",
    status: 500,
    title: "密钥登记文件读不懂",
    detail: "密钥登记文件 ring.json 已损坏或版本太新。系统没有启动，数据没有改动。请从备份恢复这个文件。",
  }),
  rotationUnderway: declareProblem({
    code: "crypto.rotationUnderway",
    status: 409,
    title: "另一次密钥更换还没有结束",
    detail:
      "同一时间只能更换一次密钥，这次没有执行。请等前一次结束后再试；如果前一次中断了，请先删除数据目录里的 ring.json.new。",
  }),
  keyInUse: declareProblem({
    code: "crypto.keyInUse",
    status: 409,
    title: "这把密钥还不能停用",
    detail: "正在使用的密钥不能停用，什么都没有改动。请先更换密钥，并等全部内容改用新密钥之后再停用旧的。",
  }),
} as const;
