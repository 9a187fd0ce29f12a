import { Button } from "antd";
import { useEffect, useState } from "react";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { request } from "../../../../platform/client/api.ts";
import { openVisitPhoto } from "../visit-photo.contract.ts";
import type { VisitView } from "../visits.contract.ts";
import "./visits.css";

interface VisitPhotosProps {
  readonly visitId: string;
  readonly photos: VisitView["photos"];
}

/** Shown when somebody asks: a desk is seen by whoever passes, and looking is logged. */
export function VisitPhotos({ visitId, photos }: VisitPhotosProps) {
  if (photos.length === 0) return null;
  return (
    <section aria-label="照片">
      <h3>照片</h3>
      <div className="ta-visit-photos">
        {photos.map(({ digest, hasArrived }, at) =>
          hasArrived ? (
            <Photo key={digest} visitId={visitId} digest={digest} nth={at + 1} />
          ) : (
            <p key={digest} className="ta-visit-photos-missing ta-grey ta-small">
              第 {at + 1} 张还在走访人的手机上，手机有网时会接着传。
            </p>
          ),
        )}
      </div>
    </section>
  );
}

interface PhotoProps {
  readonly visitId: string;
  readonly digest: string;
  readonly nth: number;
}

interface Shown {
  readonly busy: boolean;
  readonly problem: unknown;
  readonly address: string | undefined;
}

function Photo({ visitId, digest, nth }: PhotoProps) {
  const [{ busy, problem, address }, setShown] = useState<Shown>({
    busy: false,
    problem: undefined,
    address: undefined,
  });
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address);
    },
    [address],
  );
  const show = async () => {
    setShown({ busy: true, problem: undefined, address: undefined });
    try {
      const answer = await request(openVisitPhoto, { params: { id: visitId, digest } });
      const blob = new Blob([await answer.blob()], { type: "image/jpeg" });
      setShown({ busy: false, problem: undefined, address: URL.createObjectURL(blob) });
    } catch (fault) {
      setShown({ busy: false, problem: fault, address: undefined });
    }
  };
  if (address !== undefined)
    return (
      <a href={address} target="_blank" rel="noreferrer">
        <img src={address} alt={`走访时拍的第 ${nth} 张照片，点开看大图`} />
      </a>
    );
  return (
    <div>
      <Button loading={busy} onClick={() => void show()}>
        看第 {nth} 张照片
      </Button>
      {problem !== undefined && <ProblemNote problem={problem} compact />}
    </div>
  );
}
