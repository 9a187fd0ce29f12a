import { useState } from "react";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { type DeviceRow, endDevice, listDevices } from "../../../../platform/sync/devices.contract.ts";
import { WordsField } from "../../form/WordsField.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { CommonPhrases } from "../../parts/CommonPhrases.tsx";

interface EndDeviceDialogProps {
  readonly device: DeviceRow;
  readonly onClose: () => void;
}

const commons = ["手机丢了", "手机被盗", "换了新手机", "离岗了"];

/** A lost phone is emptied at its next contact; what it had not sent is handed up first. */
export function EndDeviceDialog({ device, onClose }: EndDeviceDialogProps) {
  const [why, setWhy] = useState("");
  const end = useWrite(endDevice, { makesOld: [listDevices], onDone: onClose });
  const reason = why.trim();
  return (
    <ActDialog
      title={`停用手机：${device.holder} ${device.name}`}
      what={
        <>
          <p>停用以后：</p>
          <ul className="ta-device-after">
            <li>这部手机马上不能再登录，也收不到孩子的资料；</li>
            <li>它下次有网时，先把没有上传的记录交给镇街，再清除手机上的资料；</li>
            <li>一直没有网的，登录期限一到，资料就打不开。</li>
          </ul>
          <p className="ta-grey ta-small">
            使用人的账号不受影响，可以在别的手机上登录。
            {device.waiting > 0 &&
              `这部手机上还有 ${device.waiting} 条没有上传，找得到手机的，先让它上传完再停用。`}
          </p>
        </>
      }
      okText="停用这部手机"
      danger
      ready={reason.length >= 2}
      busy={end.isPending}
      problem={end.error}
      onConfirm={() => end.mutate({ params: { id: device.id }, body: { reason } })}
      onClose={onClose}
    >
      <CommonPhrases phrases={commons} value={why} onChange={setWhy} />
      <WordsField label="原因" required longest={200} value={why} onChange={setWhy} />
    </ActDialog>
  );
}
