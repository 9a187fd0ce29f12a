import { Drawer } from "antd";
import { usePages } from "../../../../platform/client/useRead.ts";
import type { DeviceRow } from "../../../../platform/sync/devices.contract.ts";
import { deviceStateCodes, listDevices } from "../../../../platform/sync/devices.contract.ts";
import { sayClockOff } from "../../parts/clock-off.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { dayText, momentText } from "../../parts/moment.ts";
import { RowCards } from "../../parts/RowCards.tsx";
import type { Column } from "../../parts/table-column.ts";
import { useNarrow } from "../../parts/useNarrow.ts";
import { useUrlState } from "../../parts/useUrlState.ts";
import { useToday } from "../../session/useToday.ts";
import { DeviceDetails } from "./DeviceDetails.tsx";
import { sayMissing, saySilence, silentDays, toneOfSilence } from "./say-device.ts";
import "./devices.css";

const views = [
  { label: "全部", days: undefined },
  { label: "7 天没有联系", days: 7 },
  { label: "30 天没有联系", days: 30 },
] as const;

/** Which phones hold children's files, and from which something is missing. */
export function DevicesPage() {
  const { values, set } = useUrlState();
  const today = useToday();
  const isNarrow = useNarrow();
  const days = views.find((view) => String(view.days) === values["silent"])?.days;
  const list = usePages(listDevices, {
    query: { limit: 100, ...(days === undefined ? {} : { silentDays: days }) },
  });
  const chosen = values["phone"];
  const device = list.rows?.find(({ id }) => id === chosen);
  const shown = {
    rows: list.rows,
    isPending: list.isPending,
    problem: list.error,
    onRetry: () => void list.refetch(),
    empty:
      days === undefined ? (
        <EmptyState title="还没有登记的手机">
          儿童主任用自己的账号在手机上登录一次，手机就登记在这里。
        </EmptyState>
      ) : (
        <EmptyState title={`没有 ${days} 天没联系的手机`}>在用的手机都按时联系过。</EmptyState>
      ),
    more: {
      has: list.hasNextPage,
      isLoading: list.isFetchingNextPage,
      load: () => void list.fetchNextPage(),
    },
  };
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>手机</h1>
        <span className="ta-grey">存有孩子资料的手机；只看资料安不安全、记录到没到，不看人在哪里</span>
      </header>
      <div className="ta-chips ta-noprint" role="group" aria-label="看哪些">
        {views.map((view) => (
          <button
            key={view.label}
            type="button"
            aria-pressed={days === view.days}
            className={days === view.days ? "ta-chip ta-chip-on" : "ta-chip"}
            onClick={() => set({ silent: view.days === undefined ? undefined : String(view.days) })}
          >
            {view.label}
          </button>
        ))}
      </div>
      {isNarrow ? (
        <RowCards
          {...shown}
          label="手机"
          rowKey={({ id }) => id}
          card={(row) => (
            <button type="button" onClick={() => set({ phone: row.id })}>
              <span>
                <b>{row.holder}</b> <span className="ta-grey">{row.places.join("、")}</span>
              </span>
              <span>{row.name}</span>
              <span>
                <StateWord device={row} /> · <Silence device={row} today={today} />
              </span>
              <Wanting device={row} />
            </button>
          )}
        />
      ) : (
        <section className="ta-paper" aria-label="名单">
          <DataTable
            label="手机"
            columns={columnsOf(today)}
            rowKey={(row) => row.id}
            openKey={chosen}
            onOpen={(row) => set({ phone: row.id })}
            isOld={list.isPlaceholderData}
            {...shown}
          />
        </section>
      )}
      <Drawer
        open={chosen !== undefined && list.rows !== undefined}
        onClose={() => set({ phone: undefined })}
        title="手机"
        size={Math.min(640, window.innerWidth)}
        destroyOnHidden
      >
        {device === undefined ? (
          <p>这部手机不在列出的里面，去掉条件再找。</p>
        ) : (
          <DeviceDetails key={device.id} device={device} />
        )}
      </Drawer>
    </div>
  );
}

function columnsOf(today: string): readonly Column<DeviceRow>[] {
  return [
    { key: "holder", title: "使用人", width: 100, cell: (row) => row.holder, text: (row) => row.holder },
    {
      key: "places",
      title: "村（社区）",
      width: 130,
      cell: (row) => row.places.join("、"),
      text: (row) => row.places.join("、"),
    },
    { key: "state", title: "状态", width: 190, cell: (row) => <StateWord device={row} /> },
    {
      key: "contact",
      title: "上次联系",
      width: 250,
      cell: (row) => (
        <>
          {row.lastContactAt !== null && `${momentText(row.lastContactAt)} · `}
          <Silence device={row} today={today} />
        </>
      ),
    },
    { key: "waiting", title: "没有上传", width: 88, align: "right", cell: (row) => <Waiting device={row} /> },
    {
      key: "missing",
      title: "缺什么",
      width: 230,
      cell: (row) => <Wanting device={row} />,
      text: (row) =>
        [
          sayMissing(row.missing) ?? "",
          row.clockOffMinutes === null ? "" : sayClockOff(row.clockOffMinutes),
        ].join("；"),
    },
    { key: "name", title: "手机", width: 180, cell: (row) => row.name, text: (row) => row.name },
  ];
}

function StateWord({ device }: { readonly device: DeviceRow }) {
  if (device.wipedAt !== null) return <span className="ta-grey">已停用，已清除</span>;
  if (device.state === "wipe") return <span className="ta-amber">已停用，等它联系时清除</span>;
  return (
    <span className={device.state === "locked" ? "ta-amber" : "ta-green"}>
      {deviceStateCodes.label(device.state)}
    </span>
  );
}

function Silence({ device, today }: { readonly device: DeviceRow; readonly today: string }) {
  const day = device.lastContactAt === null ? null : dayText(device.lastContactAt);
  const tone = device.wipedAt === null ? toneOfSilence(silentDays(day, today)) : "grey";
  return <span className={`ta-${tone}`}>{saySilence(day, today)}</span>;
}

function Waiting({ device }: { readonly device: DeviceRow }) {
  if (device.waiting === 0) return <span className="ta-zero">0</span>;
  return <span className="ta-amber">{device.waiting} 条</span>;
}

/** What never came, and a clock that is wrong; nothing where nothing is wanting. */
function Wanting({ device }: { readonly device: DeviceRow }) {
  const missing = sayMissing(device.missing);
  return (
    <>
      {missing !== null && <span className="ta-red">{missing}</span>}
      {missing !== null && device.clockOffMinutes !== null && "；"}
      {device.clockOffMinutes !== null && (
        <span className="ta-amber">{sayClockOff(device.clockOffMinutes)}</span>
      )}
    </>
  );
}
