export { type DemoOrganization, demoOrganizations } from "./demo-data.ts";
export { demoOrganizationIds, loadDemo } from "./load-demo.ts";
