/** The text that explains an archive to its reader. It lies beside the files. */
export const readme = (appeal: string): string => `回音 · 诉求档案 ${appeal}
Huiyin · the archive of an appeal

文件 · FILES
  timeline.json    全部事件，一行一个，附哈希与链接
                   every event, one a line, with its hash and its link
  state.json       最后一个事件之后的状态 · the state after the last event
  liability.json   责任台账：何时由谁负责 · who was liable from when to when
  view.json        导出人所见 · the appeal as the exporter sees it
  attachments/     附件 · attachments
  anchors.json     链头在每日封存中的证明 · the proof that the chain is in a daily anchor
  MANIFEST.json    每个文件的 SHA-256，链头，导出人与时间
                   the SHA-256 of every file, the head, by whom and when it was exported
  verify.mjs       核验程序 · the program that verifies all this

核验 · HOW TO VERIFY
  需要 Node.js 18 或更高版本，不需要网络。
  It needs Node.js 18 or later and no network.

      node verify.mjs
      node verify.mjs . anchors-published.json

  第二种写法另与公布的封存核对：GET /v1/audit/anchors 人人可取，也请向曾经抄存的人索取当日的哈希。
  The second also holds it against the anchors as published: anybody may GET /v1/audit/anchors. Better still, ask
  somebody who kept that day's hash at the time.

  请勿只信档案中的 verify.mjs：它与档案一同而来。请从本软件的源码另取一份。
  Do not trust this copy of verify.mjs alone, for it came with the archive. Take one from the program's source.

所证与未证 · WHAT IT PROVES, AND WHAT NOT
  自封存之日起，事件未被修改、删除、调换或插入。
  封存之前，掌握数据库与服务器的人可以改写全部内容；事件所述是否属实，哈希不能证明。
  「~sealed:」开头的字段是加密的个人信息，删除后仍可核验。
  Since the day of its anchor no event was changed, removed, moved or put between. Before it, whoever has the database
  and the servers could have written all of it anew; and no hash proves that what an event says is true. Fields that
  begin with "~sealed:" are personal data in encrypted form: they verify also after the person was erased.

哈希 · THE HASHES
  event   SHA-256( JSON of the event by RFC 8785 )
  link    SHA-256( JSON [previous link, hash, appeal, number] ); the first follows 64 zeros
  anchor  Merkle tree of RFC 6962 over JSON [appeal, number, link]; its hash is over the anchor by RFC 8785
`;
