/** 部门的文字。 */
export const zhCN = {
  kind: '部门类别',
  kinds: { cac: '网信部门', public_security: '公安机关', other: '其他负有监管职责的部门' },
  region: '地区',
  all: '全部',
  department: '部门',
  departmentHint: '输入名称的一部分即可查找',
  noneFound: '这台服务器上没有这样的部门',
};
