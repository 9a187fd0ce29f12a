import { legacyLogicalPropertiesTransformer, StyleProvider } from "@ant-design/cssinjs";
import { App, ConfigProvider } from "antd";
import zhCN from "antd/es/locale/zh_CN";
import type { ReactNode } from "react";
import { theme } from "./theme.ts";

/** How everything looks: language, tokens, and styles that kernels before `:where` (88) and logical properties (89) read too. */
export function LookProvider({ children }: { readonly children: ReactNode }) {
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider
        locale={zhCN}
        theme={theme}
        wave={{ disabled: true }}
        button={{ autoInsertSpace: false }}
      >
        <App message={{ maxCount: 2 }} component={false}>
          {children}
        </App>
      </ConfigProvider>
    </StyleProvider>
  );
}
