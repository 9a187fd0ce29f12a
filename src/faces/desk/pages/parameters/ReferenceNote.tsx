/** Tells that a parameter is only to be looked up: a change of it changes nothing that is reckoned here. */
export function ReferenceNote({ why }: { readonly why: string }) {
  return (
    <p className="ta-small">
      <b>参考</b> <span className="ta-grey">本系统不据此计算：{why}。</span>
    </p>
  );
}
