/** Work that no request asks for, in the words of the log; tools/check-audit-titles.test.ts looks for what is missing. */
export const systemTitles: Readonly<Record<string, string>> = {
  "registry.demo.load": "装入演示区",
  "benefits.payroll.try": "命令行试算月度发放",
  "benefits.demo.load": "演示区由台账转入在享待遇",
  "registry.ledger.read": "命令行查看或导出台账",
  "registry.statistics.read": "命令行查看统计表",
  "registry.import.run": "导入台账",
  "registry.import.purge": "清除到期的导入暂存",
  "registry.quarters.open": "开启季度确认",
  "registry.quarters.renewSeals": "更换早期季度封存的签名",
  "quarter.verify": "命令行校验季度封存",
  "identity.admin.create": "新建系统管理员",
  "platform.backup": "备份数据库",
  "platform.restore": "从备份恢复数据库",
  "platform.keys.activate": "启用新密钥",
  "platform.keys.retire": "停用旧密钥",
  "platform.keys.reopen": "重新启用旧密钥",
};
