/** 列表的文字。 */
export const zhCN = {
  loading: '正在读取列表',
  csv: '导出 CSV',
  exporting: '正在导出…',
  pages: '翻页',
  of: (from: number, to: number, total: number) => `第 ${from}–${to} 条，共 ${total} 条`,
  some: (from: number, to: number) => `第 ${from}–${to} 条`,
  previous: '上一页',
  next: '下一页',
};
