import { Button, Popconfirm } from "antd";
import { useNavigate } from "react-router";
import { useWrite } from "../../../../../platform/client/useWrite.ts";
import { discardImport, type ImportBatch, listImports } from "../../../imports/import-batch.contract.ts";

/** Throws the uploaded file and its checked rows away; nothing of them is in the register. */
export function DiscardButton({ batch }: { readonly batch: ImportBatch }) {
  const navigate = useNavigate();
  const discard = useWrite(discardImport, {
    makesOld: [listImports],
    onDone: () => void navigate("/imports"),
  });
  return (
    <Popconfirm
      title="删除这一批？"
      description="上传的文件和检查结果会删除，登记簿不受影响。"
      okText="删除"
      cancelText="留着"
      onConfirm={() => discard.mutate({ params: { id: batch.id } })}
    >
      <Button loading={discard.isPending}>删除这一批</Button>
    </Popconfirm>
  );
}
