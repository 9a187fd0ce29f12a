import { declareProblem } from "../../kernel/problem.ts";

export const identityProblems = {
  badLogin: declareProblem({
    code: "identity.badLogin",
    status: 401,
    title: "用户名或密码不对",
    detail: "请检查大小写和输入法后重试。连续输错五次，账号会锁定十五分钟。",
  }),
  locked: declareProblem({
    code: "identity.locked",
    status: 429,
    title: "账号暂时锁定",
    detail: "连续输错次数过多，请十五分钟后再试，或请安全管理员解锁。",
  }),
  otpRequired: declareProblem({
    code: "identity.otpRequired",
    status: 401,
    title: "还要输入动态口令",
    detail: "这个账号开启了动态口令。请打开手机上的验证器，把上面的六位数字填进来。",
  }),
  badOtp: declareProblem({
    code: "identity.badOtp",
    status: 401,
    title: "动态口令不对",
    detail:
      "请等手机上出现新的六位数字再输，每个数字只能用一次。一直不对，请核对手机的时间，或请安全管理员重置。",
  }),
  otpNotBegun: declareProblem({
    code: "identity.otpNotBegun",
    status: 409,
    title: "没有等待确认的动态口令",
    detail: "这个二维码已经确认过，或者已被新的代替。原来的登录方式没有变，请重新开始设置。",
  }),
  noPost: declareProblem({
    code: "identity.noPost",
    status: 403,
    title: "账号目前没有岗位",
    detail: "您的账号没有在任的岗位，所以看不到任何内容。请联系区民政局安排岗位。",
  }),
  passwordFirst: declareProblem({
    code: "identity.passwordFirst",
    status: 403,
    title: "请先改密码",
    detail: "现在的密码是别人给您开账号时设的，只能用一次。请先在登录页改成只有您自己知道的密码，再接着用。",
  }),
  weakPassword: declareProblem({ code: "identity.weakPassword", status: 422, title: "新密码不够安全" }),
};
