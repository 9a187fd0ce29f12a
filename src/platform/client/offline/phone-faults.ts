/** What goes wrong on the phone itself, as a page can show it: what happened, what is safe, what to do next. */
import { ApiProblem } from "../api-problem.ts";

function parts(code: string, title: string, detail: string) {
  return { code, title, detail, status: 0, errors: [], traceId: null, extra: {} } as const;
}

export class PhoneFull extends ApiProblem {
  constructor(cause?: unknown) {
    super(
      parts(
        "phone.full",
        "手机存储满了",
        "这一次没有存上，以前存的都还在。请删掉一些照片、视频或不用的软件，再点一次保存。",
      ),
      cause,
    );
  }
}

/** The browser has no store, or no cipher, or will not open them. */
export class PhoneUnavailable extends ApiProblem {
  constructor(why: "noStore" | "noCipher" | "storeBroken", cause?: unknown) {
    super(parts(`phone.${why}`, "这里不能离线用", unavailable[why]), cause);
  }
}

const unavailable = {
  noStore: "这个浏览器不让网页存东西，没有网时用不了。请换手机自带的浏览器打开，不要用无痕模式。",
  noCipher: "这个地址不是加密的（开头应该是 https），孩子的资料不能存到手机上。请用正确的网址打开。",
  storeBroken: "手机上存的资料打不开了。请关掉网页重新打开；还不行，请重新登录，资料会从服务器再下载一次。",
} as const;

/** The store answered with a fault, or has been taken away while the page was open. */
export class StoreLost extends ApiProblem {
  constructor(cause?: unknown) {
    super(
      parts(
        "phone.storeLost",
        "手机没有存上",
        "浏览器的存储刚才出了问题，这一步没有存上。请不要关页面，再点一次保存。",
      ),
      cause,
    );
  }
}

export class PhoneClosed extends ApiProblem {
  constructor() {
    super(
      parts("phone.locked", "要先解锁", "输入解锁密码以后才能看孩子的资料。正在写的不受影响，可以接着写。"),
    );
  }
}

export class PhoneEmpty extends ApiProblem {
  constructor() {
    super(
      parts(
        "phone.empty",
        "这部手机还没有人登录",
        "没有存上。请先用自己的账号登录一次，再写。有孩子正有危险，请直接打 110。",
      ),
    );
  }
}

export class StillWaiting extends ApiProblem {
  constructor(count: number) {
    super(
      parts(
        "phone.stillWaiting",
        "还有没上传的",
        `手机上还有 ${count} 条没有上传。请连上网等它传完再退出；现在退出，这些就没有了。`,
      ),
    );
  }
}

/** Another holder's, or one's own under a forgotten PIN: nothing is thrown away without being asked. */
export class KeptForAnother extends ApiProblem {
  constructor(why: "otherHolder" | "otherPin", count: number) {
    super(parts(`phone.${why}`, "手机上还有没上传的", kept[why](count)));
  }
}

const kept = {
  otherHolder: (count: number) =>
    `这部手机上还有别人写的 ${count} 条没有上传。请那个人先登录传完；确实不要了，先点“清空手机”再登录。`,
  otherPin: (count: number) =>
    `手机上还有 ${count} 条没有上传，要用原来的解锁密码才打得开。请填原来的解锁密码；确实想不起来，先点“清空手机”再登录，这 ${count} 条就没有了。`,
} as const;

export class PinUnfit extends ApiProblem {
  constructor() {
    super(parts("phone.pinUnfit", "解锁密码太短", "解锁密码要六位数字以上。请换一个再登录。"));
  }
}

export class PhotoUnreadable extends ApiProblem {
  constructor(cause?: unknown) {
    super(
      parts(
        "phone.photoUnreadable",
        "这张照片打不开",
        "照片没有加上，已经写的都还在。请重新拍一张，或者换一张。",
      ),
      cause,
    );
  }
}

export class NotNow extends ApiProblem {
  constructor(why: keyof typeof notNow) {
    super(parts(`phone.${why}`, "现在不能这样做", notNow[why]));
  }
}

const notNow = {
  notReceived: "这一条服务器还没有收到，不能从手机上去掉。连上网传完以后再去掉。",
  loggedInElsewhere: "这部手机刚刚在另一页登录了。请用那一页；要用这一页，先重新打开它。",
  notRefused: "这一条不用改，已经收到或者正在等着上传。",
} as const;
