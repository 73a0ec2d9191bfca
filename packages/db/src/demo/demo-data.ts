// Stand-in until the real data is here; overwrite it.
export type DemoOrganization = any;
export function demoOrganizations(): DemoOrganization[] {
  return [
    {
      id: "01890000-0000-7000-8000-000000000000",
      name: "Demo",
      defaultRegion: "US",
      tags: [],
      lists: [],
      campaigns: [],
      contacts: [],
      conversations: [],
    },
  ];
}
