/** What can go wrong between a phone and the server, in words for a village director. */
import { declareProblem } from "../../kernel/problem.ts";

export const syncProblems = {
  deviceUnknown: declareProblem({
    code: "sync.device.unknown",
    status: 404,
    title: "这部手机还没有登记",
    detail: "手机上写的都还在。请用自己的账号重新登录一次，登录后会接着上传。",
  }),
  deviceEnded: declareProblem({
    code: "sync.device.ended",
    status: 409,
    title: "这部手机已经停用",
    detail: "没有上传的记录已经交给镇街，手机上的孩子资料会清除。要继续用这部手机，请重新登录。",
  }),
  deviceOfOther: declareProblem({
    code: "sync.device.ofOther",
    status: 409,
    title: "这部手机登记在另一个人名下",
    detail: "没有改动。请原使用人先退出登录，或者请镇街停用这部手机，再用您的账号登录。",
  }),
  leaseOver: declareProblem({
    code: "sync.lease.over",
    status: 401,
    title: "太久没有登录",
    detail: "手机上写的都还在。请输入用户名和密码登录一次，再继续。",
  }),
  otherBody: declareProblem({
    code: "sync.mutation.otherBody",
    status: 409,
    title: "同一条记录传来了两种内容",
    detail: "先收到的那份已经保存，这一份没有保存，已告诉镇街核对。",
  }),
  operationUnknown: declareProblem({
    code: "sync.operation.unknown",
    status: 422,
    title: "服务器还不认识这种记录",
    detail: "手机上的记录还在，没有丢。请更新页面后再上传；还不行的，请告诉镇街儿童督导员。",
  }),
  formTooOld: declareProblem({
    code: "sync.form.tooOld",
    status: 422,
    title: "这张表太旧了",
    detail: "手机上的记录还在，没有丢。请打开这条记录，按新的表补全后再上传。",
  }),
  outOfPlace: declareProblem({
    code: "sync.place.out",
    status: 409,
    title: "您现在不负责这个村（社区）",
    detail: "写的内容没有丢，已交给现在负责的人处理。",
  }),
  waitsForOther: declareProblem({
    code: "sync.mutation.waits",
    status: 409,
    title: "前面还有一条没有办成",
    detail: "这一条先放着。前面那条处理好以后会自动上传。",
  }),
  settled: declareProblem({
    code: "sync.handedOver.settled",
    status: 409,
    title: "这条记录已经有人处理过",
    detail: "您这一次没有保存。请刷新后再看。",
  }),
  tooManyFiles: declareProblem({
    code: "sync.files.tooMany",
    status: 409,
    title: "孩子太多，一部手机放不下",
    detail: "请联系镇街，把负责的村分给几个人。",
  }),
  photoHash: declareProblem({
    code: "sync.photo.hash",
    status: 422,
    title: "照片传到一半变了样",
    detail: "没有保存这张照片，走访记录不受影响。会重新传一次。",
  }),
  photoOffset: declareProblem({
    code: "sync.photo.offset",
    status: 409,
    title: "照片要接着上次的地方传",
    detail: "没有保存这一段，会从断开的地方接着传。",
  }),
} as const;
