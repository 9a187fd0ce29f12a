import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Popover } from "antd";
import { useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { call } from "../../../platform/client/api.ts";
import { asProblem } from "../../../platform/client/api-problem.ts";
import { keyOf } from "../../../platform/client/query-keys.ts";
import { useRead } from "../../../platform/client/useRead.ts";
import { readPreference, savePreference } from "../../../platform/identity/preferences.contract.ts";
import { readViews, type SavedView, searchToKeep, withView } from "./saved-views.ts";
import "./saved-views.css";

/** The user's own views of a list: conditions under a name, kept on the server. `list` names it: `ledger.leftBehind`. */
export function SavedViews({ list }: { readonly list: string }) {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const params = { key: `${list}.views` };
  const { data } = useRead(readPreference, { params }, { freshForMs: Number.POSITIVE_INFINITY });
  const views = readViews(data?.value);
  const now = searchToKeep(search);

  const keep = (next: readonly SavedView[]) => {
    const value = next.map((view) => ({ ...view }));
    client.setQueryData(keyOf(readPreference, { params }), { key: params.key, value });
    call(savePreference, { params, body: { value } }).catch((error: unknown) => {
      void message.warning(`视图没有保存：${asProblem(error).title}`);
    });
  };
  const save = () => {
    if (name.trim() === "") return;
    keep(withView(views, { name: name.trim(), search: now }));
    setName("");
    void message.success("已存为视图，只有您自己能看到");
  };

  const content = (
    <div className="ta-saved-views">
      {views.length === 0 && <p className="ta-grey ta-small">把常用的筛选条件存起来，下次一点就到。</p>}
      <ul>
        {views.map((view) => (
          <li key={view.name}>
            <button
              type="button"
              className={view.search === now ? "ta-plain is-here" : "ta-plain"}
              onClick={() => {
                setOpen(false);
                void navigate({ pathname, search: view.search });
              }}
            >
              {view.name}
            </button>
            <button
              type="button"
              className="ta-link ta-small"
              aria-label={`删除视图：${view.name}`}
              onClick={() => keep(views.filter((other) => other !== view))}
            >
              删除
            </button>
          </li>
        ))}
      </ul>
      <form
        className="ta-row"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Input
          aria-label="视图的名字"
          placeholder="给现在的条件起个名字"
          maxLength={20}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button htmlType="submit" disabled={name.trim() === ""}>
          存下
        </Button>
      </form>
    </div>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={content}
    >
      <Button>我的视图</Button>
    </Popover>
  );
}
