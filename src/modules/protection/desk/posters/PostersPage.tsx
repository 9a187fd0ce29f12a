import { PrinterOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { PlacePicker } from "../../../../faces/desk/parts/PlacePicker.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { usePlaces } from "../../../../faces/desk/parts/usePlaces.ts";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { download } from "../../../../platform/client/download.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { printPosters, readPosterAddress } from "../../reports/posters/posters.contract.ts";

/** The posters with which a village's people find the public report: pick a place, print. */
export function PostersPage() {
  const { post } = useSession();
  const places = usePlaces();
  const { data: address } = useRead(readPosterAddress, {});
  const [place, setPlace] = useState(post.placeCode.length > 6 ? post.placeCode : undefined);
  const [problem, setProblem] = useState<unknown>();
  const { message } = App.useApp();
  const [printing, setPrinting] = useState(false);
  const villages = places.all.filter(({ parentCode, level }) => level === "village" && parentCode === place);

  const print = async (code: string, all: "0" | "1") => {
    setPrinting(true);
    setProblem(undefined);
    try {
      const { fileName } = await download(printPosters, {
        params: { place: code },
        query: { villages: all },
      });
      void message.success(`已下载：${fileName}，用 A4 纸打印。`);
    } catch (error) {
      setProblem(error);
    } finally {
      setPrinting(false);
    }
  };
  return (
    <div className="ta-page">
      <div className="ta-page-head">
        <h1>宣传海报</h1>
      </div>
      <section className="ta-paper">
        <div className="ta-paper-body ta-stack">
          <p>群众用手机扫海报上的二维码，不用登录就能报告孩子的情况；报告会自动带上海报所在的村（社区）。</p>
          {address !== undefined && <AddressNote {...address} />}
          <div style={{ maxWidth: 360 }}>
            <PlacePicker label="哪里的海报" value={place} onChange={setPlace} within={post.placeCode} />
          </div>
          {place !== undefined && place.length > 6 && (
            <div className="ta-wrap">
              <Button
                type="primary"
                icon={<PrinterOutlined />}
                loading={printing}
                onClick={() => void print(place, "0")}
              >
                {places.nameOf(place)}的海报
              </Button>
              {villages.length > 0 && (
                <Button icon={<PrinterOutlined />} loading={printing} onClick={() => void print(place, "1")}>
                  全镇街一起：{villages.length + 1} 张
                </Button>
              )}
            </div>
          )}
          {place?.length === 6 && <p className="ta-grey">请选一个镇街或村（社区）。</p>}
          {problem !== undefined && <ProblemNote problem={problem} />}
        </div>
      </section>
    </div>
  );
}

function AddressNote({ address, isPublic }: { readonly address: string; readonly isPublic: boolean }) {
  return isPublic ? (
    <p className="ta-grey">二维码指向 {address}</p>
  ) : (
    <p className="ta-amber" role="status">
      还没有设定对外网址，现在印出来的二维码手机打不开。请系统管理员先设定 TONGAN_PUBLIC_URL，再打印张贴。
    </p>
  );
}
