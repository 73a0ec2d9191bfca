import type { Region } from "@roster/domain/phone";
import { type Culture, cultures } from "./cultures.ts";
import type { Trade } from "./texts.ts";

/** An organization before it is filled with people. */
export interface Outline {
  name: string;
  region: Region;
  trade: Trade;
  contacts: number;
  cultures: readonly Culture[];
  /** How many of its people are of its own region, beside those that chance makes so. */
  homeShare: number;
  /** By comma. */
  tags: string;
  /** By comma, each `name:description`. Most contacts are on the first, none on one that is called `Nobody yet`. */
  lists: string;
  /** By comma, each `name|status|day it was made|numbers of its lists`. */
  campaigns: string;
  place: { name: string; street: string; postalCode: string; city: string; country: string };
  coordinates: { latitude: number; longitude: number };
}

export const outlines: readonly Outline[] = [
  {
    name: "Harbor & Pine",
    region: "US",
    trade: "shop",
    contacts: 1_600,
    cultures,
    homeShare: 0.08,
    tags: "VIP,Wholesale,Kunde,Cliente,Retail,Newsletter,Returns,Trail club,السعودية,香港,日本,Repeat buyer,Late payer,Press,🎿 Winter,🏕 Summer",
    lists:
      "All customers:Everybody who ever bought,Newsletter:,Autumn 2026:Invited to the autumn sale,Trail club:Members of the club,Wholesale partners:Shops that resell,Waiting list:,Beta testers:Try gear before the season,Gift cards:,Store Portland:Pick up in Portland,Nobody yet:An empty list",
    campaigns:
      "Season opening|Finished|2026-04-07|0 1,Autumn sale|Running|2026-10-26|0 2,Club evening|Scheduled|2026-11-12|3,Spring teaser|Draft|2026-11-17|0 1",
    place: { name: "Harbor & Pine", street: "12 Pine Street", postalCode: "97201", city: "Portland", country: "US" },
    coordinates: { latitude: 45.5122, longitude: -122.6587 },
  },
  {
    name: "Posada Limón",
    region: "ES",
    trade: "inn",
    contacts: 400,
    cultures: cultures.filter(
      ({ language, country }) => language === "es" || ["FR", "GB", "DE", "IT", "PT", "US"].includes(country),
    ),
    homeShare: 0.3,
    tags: "Huésped,Restaurante,Alergias,Empresa,Prensa,VIP",
    lists: "Huéspedes:Han dormido con nosotros,Restaurante:Reservas de mesa,Bodas 2027:,Proveedores:",
    campaigns: "Temporada de otoño|Finished|2026-09-15|0 1,Nochevieja|Draft|2026-11-16|1",
    place: { name: "Posada Limón", street: "Calle del Azahar 7", postalCode: "46003", city: "Valencia", country: "ES" },
    coordinates: { latitude: 39.4765, longitude: -0.3752 },
  },
];
