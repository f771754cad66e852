export { isTemplateLength, Template, TemplateError, type TemplateErrorCode } from './template.ts';
