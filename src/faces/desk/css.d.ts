/** Style sheets are imported for their effect; the build collects them. */
declare module "*.css";
declare module "*.svg" {
  const address: string;
  export default address;
}
