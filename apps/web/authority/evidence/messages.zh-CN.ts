/** Words of what proves the steps of a case. */
export const zhCN = {
  title: '证据',
  ofCase:
    '本部门对案件的每一步操作和每一次查阅，都在本部门的证据日志里。这里保存该案件的条目和证明，任何人不用本系统也能核验。',
  saveCase: '保存证据包',
  ofSender: '您的投诉在受理部门的证据日志里。保存证明，以后可以自己核验：记录的时间没有改动，内容没有补写。',
  readReceipts: '取得证明',
  receipt: (number: string) => `保存证明 ${number}`,
  opened: '您提交的内容，可以看到条目',
  closed: '部门的一步操作，只证明它在日志里',
  verify: '核验保存的文件',
  check:
    '这个页面不联网也能用，所选的文件不会上传；不想依靠本部门的，用处理者或者软件公开的同一页面。会用命令行的，运行 consentry evidence verify。',
};
