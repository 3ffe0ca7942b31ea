/** An incident as data, beside its page. */
export { GET, getStaticPaths } from '../api/v1/incidents/[id].json.ts';
