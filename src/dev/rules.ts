// All rules, for tests of layers that may not see checks.
export { ALL_RULES } from '../checks/index.ts';
